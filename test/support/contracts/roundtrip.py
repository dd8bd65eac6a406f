"""Reads bodies as typed values and writes them back, a line each."""

import sys

from webhook import WebhookBody

for line in sys.stdin.buffer:
    print(WebhookBody.model_validate_json(line).model_dump_json(by_alias=True, exclude_unset=True))
