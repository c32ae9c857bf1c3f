"""Responses that the browser downloads."""

from flask import Response


def download(content: bytes, media_type: str, name: str) -> Response:
    """Response with a file as an attachment, so that a browser never renders it as a page of this site."""
    response = Response(content, mimetype=media_type)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
