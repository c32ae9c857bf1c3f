"""For a test of what only one of the two databases has: `backend` is that one."""

import pytest

on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")
on_postgresql = pytest.mark.parametrize("backend", ["postgresql"], indirect=True, scope="session")
