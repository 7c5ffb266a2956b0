"""Where links to articles come from. Nothing in here downloads: a source names URLs and reads their answers."""
