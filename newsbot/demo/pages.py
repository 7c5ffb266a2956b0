"""What readers see: the front page, archives, articles, fixed pages, and 404 for everything else."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from aiohttp import web

from newsbot.demo.newspaper import Newspaper, Post
from newsbot.demo.rendering import archive, byline, path_of, picture, render
from newsbot.demo.shapes import Shape

PER_PAGE = 10
NEWSPAPER: web.AppKey[Newspaper] = web.AppKey("newspaper", Newspaper)
SHAPE: web.AppKey[Shape] = web.AppKey("shape", Shape)

_ABOUT = "يومية تجريبية كتبت مقالاتها لبرنامج newsbot، وكل ما فيها من أسماء وأحداث من نسج الخيال، ولا تصدر إلا على هذا الجهاز."
_FIXED = {"من-نحن": ("من نحن", _ABOUT), "اتصل-بنا": ("اتصل بنا", "العنوان: شارع الصحافة رقم 127، الجزائر.")}

routes = web.RouteTableDef()


def base_of(request: web.Request) -> str:
    """Return the address by which the reader came."""
    return str(request.url.origin())


def newspaper_of(request: web.Request) -> Newspaper:
    """Return the newspaper that is served."""
    return request.app[NEWSPAPER]


def shape_of(request: web.Request) -> Shape:
    """Return what the newspaper offers."""
    return request.app[SHAPE]


def is_page(slug: str) -> bool:
    """Tell whether a fixed page is called so."""
    return slug in _FIXED


@routes.get("/")
@routes.get(r"/page/{page:\d+}/")
async def front(request: web.Request) -> web.Response:
    """Answer with the front page, or send on to the post of ?p= or the feed of ?feed=."""
    if "feed" in request.query and shape_of(request).feed:
        raise web.HTTPMovedPermanently(base_of(request) + "/feed/")
    number = request.query.get("p", "")
    if number.isdecimal():
        post = newspaper_of(request).by_id(int(number))
        if post is None:
            return missing(request)
        raise web.HTTPMovedPermanently(path_of(post))
    return _listing(request, newspaper_of(request).listed, None, "", "")


@routes.get(r"/category/{slug}/")
@routes.get(r"/category/{slug}/page/{page:\d+}/")
async def category(request: web.Request) -> web.Response:
    """Answer with a section's posts."""
    section = newspaper_of(request).sections.get(request.match_info["slug"])
    if section is None:
        return missing(request)
    return _listing(request, newspaper_of(request).in_section(section), section.name, "category", section.slug)


@routes.get(r"/tag/{slug}/")
@routes.get(r"/tag/{slug}/page/{page:\d+}/")
async def tag(request: web.Request) -> web.Response:
    """Answer with the posts under a tag."""
    name = request.match_info["slug"].replace("-", " ")
    posts = [post for post in newspaper_of(request).listed if name in post.tags]
    return _listing(request, posts, name, "tag", name) if posts else missing(request)


@routes.get(r"/author/{slug}/")
@routes.get(r"/author/{slug}/page/{page:\d+}/")
async def author(request: web.Request) -> web.Response:
    """Answer with an author's posts."""
    name = request.match_info["slug"].replace("-", " ")
    posts = [post for post in newspaper_of(request).listed if byline(post) == name]
    return _listing(request, posts, name, "author", name) if posts else missing(request)


@routes.get(r"/wp-content/uploads/{year}/{month}/{number:\d+}.svg")
async def upload(request: web.Request) -> web.Response:
    """Answer with the picture of a post."""
    post = newspaper_of(request).by_id(int(request.match_info["number"]))
    return missing(request) if post is None else web.Response(text=picture(post), content_type="image/svg+xml")


@routes.get("/private/{slug}/")
@routes.get("/{slug}/")
@routes.get(r"/{slug}/{page:\d+}/")
async def single(request: web.Request) -> web.Response:
    """Answer with one article or a page of it, counting the visit, or with a fixed page."""
    slug, newspaper = request.match_info["slug"], newspaper_of(request)
    if slug in _FIXED:
        heading, text = _FIXED[slug]
        return _page(request, "page.html.jinja", heading=heading, text=text)
    post = newspaper.by_slug(slug)
    if post is None or post.kind == "gone":
        return missing(request)
    page = int(request.match_info.get("page", "1"))
    if page > len(post.pages) or (page <= 1 and "page" in request.match_info):
        raise web.HTTPMovedPermanently(base_of(request) + path_of(post))
    newspaper.views[post.id] += 1
    return _page(request, "article.html.jinja", post=post, page=page, views=newspaper.views[post.id])


async def anything(request: web.Request) -> web.Response:
    """Answer what no other route knows."""
    return missing(request)


def missing(request: web.Request) -> web.Response:
    """Answer 404 as readers see it."""
    heading, text = "404 :( الصفحة غير موجودة", "عذرا، الصفحة التي تبحثون عنها غير موجودة."
    return _page(request, "page.html.jinja", HTTPStatus.NOT_FOUND, heading=heading, text=text)


def _listing(request: web.Request, posts: Sequence[Post], heading: str | None, kind: str, slug: str) -> web.Response:
    posts = posts if shape_of(request).sections else ()
    page, pages = int(request.match_info.get("page", "1")), max(1, -(-len(posts) // PER_PAGE))
    if not 1 <= page <= pages:
        return missing(request)
    shown = posts[(page - 1) * PER_PAGE : page * PER_PAGE]
    front = page == 1 and not heading and bool(posts)
    private = [post for post in newspaper_of(request).posts if front and post.kind == "private"]
    next_page = archive(kind, slug, page + 1) if page < pages else None
    section = slug if kind == "category" else None
    return _page(request, "listing.html.jinja", heading=heading, section=section, posts=shown, private=private,
                 page=page, pages=pages, next_page=next_page)  # fmt: skip


def _page(request: web.Request, template: str, status: int = HTTPStatus.OK, **values: object) -> web.Response:
    shape, base = shape_of(request), base_of(request)
    text = render(template, newspaper_of(request), base, shape=shape, **values)
    headers = {"Link": f'<{base}/wp-json/>; rel="https://api.w.org/"'} if shape.rest else None
    return web.Response(text=text, status=status, headers=headers, content_type="text/html", charset="UTF-8")
