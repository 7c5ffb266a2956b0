"""The bundled newspaper «الصباح التجريبي»: a small WordPress daily on loopback, for `scrapy demo` and the tests.

Its articles are fiction, written for newsbot. Its markup is that of the Sahifa theme, which El Maouid uses.
"""
