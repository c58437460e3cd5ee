#!/bin/sh
# Draws a stratum again with nothing but sha256sum and sort (docs/protocol.md §2.3 and §7.5):
#   sh redraw.sh KEY COUNT < ids
# KEY is the round's `select` key in the record, COUNT how many were drawn; one id on each line. Prints the ids drawn, by rank.
# A last line without a line feed counts, and so do lines that end as Windows ends them; an empty line is no id.
key=$1
count=$2
return=$(printf '\r')
while IFS= read -r id || [ -n "$id" ]; do
  id=${id%"$return"}
  [ -n "$id" ] || continue
  printf '%s %s\n' "$(printf %s "$key$id" | sha256sum | cut -c 1-64)" "$id"
done | LC_ALL=C sort | head -n "$count" | cut -d ' ' -f 2-
