"""Only what differs from Scrapy's defaults, with the reason. Scrapy's own value stands behind each line."""

import os
from pathlib import Path

from newsbot import user_agent

# numpy's linear algebra, which nothing here uses, starts a thread for each processor, and they spin for a while.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
_PROJECT = Path(__file__).resolve().parent.parent

BOT_NAME = "newsbot"
SPIDER_MODULES = ["spiders"]
NEWSPIDER_MODULE = "spiders"
COMMANDS_MODULE = "newsbot.commands"
TEMPLATES_DIR = str(_PROJECT / "newsbot" / "templates")

# newsbot's own settings
OUTPUT_DIR = str(_PROJECT / "output")  # articles/, duplicates/, rejected/, reports/ and state/ live in it
CONTACT = os.environ.get(
    "NEWSBOT_CONTACT", ""
)  # your address or page, in the User-Agent: sites want to know whom to ask
DEDUP_NEAR = (
    "drop"  # drop: near repetitions go to duplicates/; mark: to articles/, with their link; off: not looked for
)
DEDUP_SCOPE = "all"  # all: articles of all sites in this output folder are compared; site: those of one site
DEDUP_WINDOW_DAYS = 30  # near repetitions are looked for among what was published so many days before or after
MIN_WORDS = 20  # a shorter text is no article
EXTRACTION_WORKERS = 0  # 0: one for each processor
EXTRACTION_TIMEOUT = 30.0  # seconds a page may take
SECOND_LOOK_AFTER = 3600.0  # seconds until a page that held no article is looked at once more: the site may be ill
FAILURE_BACKOFF = 600.0  # seconds after a page's second failure, doubled with each up to a day; the first costs no wait
MAX_ATTEMPTS = 10  # runs in which a page may fail before it is given up
LOOK_AROUND_HOURS = 1.0  # so long the dearer sources are left alone where the cheaper ones agree; 0: all are asked
RECHECK_HOURS = 48.0  # so long an article is looked at again if no source tells when it changes, ever more rarely
RECHECK_BUDGET = 20  # such looks in a run
CRAWL_DELAY_MAX = 60.0  # seconds between requests at most, whatever more robots.txt asks for: a run must come to an end
RETRY_AFTER_MAX = 120.0  # a site that wants to be left alone for longer is taken up by the next run
RETRY_BACKOFF = 1.0  # seconds before a first retry, doubled with each

# Components, in the order in which they run
EXTENSIONS_BASE: dict[str, int] = {}  # Scrapy's own are loaded even where they are switched off, with servers and all
EXTENSIONS = {
    "newsbot.ledger.run.Run": 10,  # first: takes the site's lock, so nothing else starts in vain
    "newsbot.extensions.extraction.Extraction": 20,
    "newsbot.extensions.shutdown.Shutdown": 25,
    "newsbot.extensions.throttle.Throttle": 30,
    "newsbot.extensions.progress.Progress": 40,
    "newsbot.extensions.milestones.Milestones": 45,
    "newsbot.extensions.run_report.RunReport": 50,
    "scrapy.extensions.corestats.CoreStats": 100,
    "scrapy.extensions.memusage.MemoryUsage": 100,
    "scrapy.extensions.closespider.CloseSpider": 100,
    "scrapy.extensions.feedexport.FeedExporter": 100,  # -o
}
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "newsbot.middlewares.offsite.Offsite": 50,  # first: nothing forbidden gets any further, not even a robots.txt
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "newsbot.middlewares.robots.RobotsTxt": 100,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "newsbot.middlewares.retry.Retry": 550,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "newsbot.middlewares.redirect.Redirect": 600,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "newsbot.middlewares.compression.Compression": 590,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
    "newsbot.middlewares.cookies.Cookies": 700,
}
SPIDER_MIDDLEWARES = {"scrapy.spidermiddlewares.depth.DepthMiddleware": None}  # sources are bounded by their walk
REFERRER_POLICY = "no-referrer"  # the page that made room for an article isn't the one that names it
CONCURRENT_ITEMS = 2  # 100 tasks are made for each answer: an article, and requests beside it, need no more
ITEM_PIPELINES = {
    "pipelines.validate.Validate": 100,  # before the ledger is asked
    "pipelines.deduplicate.Deduplicate": 200,  # before anything is written
    "pipelines.write.Write": 300,
}

# Manners
USER_AGENT = user_agent(CONTACT)  # Scrapy's own; a CONTACT given with -s counts too
ROBOTSTXT_OBEY = True  # False
ROBOTSTXT_USER_AGENT = "newsbot"  # None: the whole User-Agent, which no robots.txt names
AUTOTHROTTLE_ENABLED = True  # False
AUTOTHROTTLE_START_DELAY = 1.0  # 5.0
DOWNLOAD_DELAY = 0.5  # 0: the least distance of two requests, however fast the site
CONCURRENT_REQUESTS_PER_DOMAIN = 2  # 8
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "ar,fr;q=0.5,en;q=0.3",  # en: some sites answer with their foreign edition
}

# Safety
TWISTED_DNS_RESOLVER = "newsbot.resolver.PublicResolver"  # a public name may not lead to a private address
DOWNLOAD_VERIFY_CERTIFICATES = True  # False
DOWNLOAD_HANDLERS = {
    "http": "newsbot.handler.Handler",  # Scrapy's own, which a shutdown can cut off
    "https": "newsbot.handler.Handler",
    **dict.fromkeys(("data", "file", "ftp", "s3")),  # a page's file:/// link would be read
}
DOWNLOAD_MAXSIZE = 10 * 1024 * 1024  # 1 GiB
DOWNLOAD_WARNSIZE = 0  # 32 MiB
DOWNLOAD_TIMEOUT = 60  # 180
URLLENGTH_LIMIT = 0  # 2083: what is longer would be dropped without telling the spider; Arabic takes six bytes a letter
REDIRECT_MAX_TIMES = 5  # 20
METAREFRESH_ENABLED = False  # True: article pages reload themselves by it
REMOTE_CONTROL_ENABLED = False  # True: runs code sent to it
TELNETCONSOLE_ENABLED = False  # True: runs code sent to it
COOKIES_ENABLED = True  # some sites answer only to the cookie that they set

# The ledger is the memory: it knows what was done, in every run
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # RFPDupeFilter forgets, and drops without telling the spider
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"  # LIFO: newest articles first is the order of the sources

# Logs for people
LOG_LEVEL = "INFO"  # DEBUG
LOG_FORMAT = "%(asctime)s %(levelname)-8s %(message)s"
LOG_VERSIONS: list[str] = []  # a list of libraries at every start
STATS_DUMP = False  # True: the closing table tells it
DOWNLOADER_STATS = False  # True: nobody reads them, and to count its bytes each request is written out once more
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"  # ERROR: the spider tells it with the reason
FEED_EXPORT_ENCODING = "utf-8"  # None: -o file.json would hold \\u escapes instead of Arabic
