#!/bin/sh
# Draws a stratum again with nothing but sha256sum and sort (docs/protocol.md §2.3 and §7.5):
#   sh redraw.sh KEY COUNT < ids
# KEY is the round's `select` key in the record, COUNT how many were drawn; one id on each line. Prints the ids drawn, by rank.
key=$1
count=$2
while IFS= read -r id; do
  printf '%s %s\n' "$(printf %s "$key$id" | sha256sum | cut -c 1-64)" "$id"
done | LC_ALL=C sort | head -n "$count" | cut -d ' ' -f 2-
