"""Verifies many transcripts with the second implementation: a JSON list [transcript, predecessor or null] a line in, a
JSON object {check: outcome} a line out."""

import json
import sys

sys.path.insert(0, sys.argv[1])

import verify_transcript  # noqa: E402

for line in sys.stdin:
    transcript, before = json.loads(line)
    print(json.dumps({name: outcome for name, outcome, _ in verify_transcript.verify(transcript, before)}))
