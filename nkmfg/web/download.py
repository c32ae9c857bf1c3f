"""A document as it is downloaded or opened by a reader of its own."""

from flask import Response


def download(content: bytes, media_type: str, name: str) -> Response:
    """A file with its name; never shown as a page of ours."""
    response = Response(content, mimetype=media_type)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
