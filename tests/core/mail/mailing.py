"""What the processes of test_processes do: send what waits, as the background does."""

from __future__ import annotations

import django

django.setup()

from sozialatlas.core.jobs import runner  # noqa: E402 -- Django must be set up first

print(runner.run(linger=0))
