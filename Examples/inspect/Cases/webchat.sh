# shellcheck shell=bash
# Cases of `inspect webchat`; `check` runs them.

echo "=== inspect webchat"
cat > "$(at frames)" <<'END'
{"v":1,"type":"hello","session":"s1.made-up-secret","after":"00000000000000000000000007.3"}
{"v":1,"type":"message","id":"c-1","text":"Do you ship to Norway?"}

{"v":1,"type":"read","upTo":"00000000000000000000000007.4"}
{"v":1,"type":"page","url":"https://shop.example.com/boots#red"}
END
run "good frames" 0 "$(at frames)" webchat
lines 4
out "line 1: hello (session yes, after 00000000000000000000000007.3)"
out "line 2: message (id c-1, characters 22, files 0)"
out "line 5: page (url https://shop.example.com/boots)"
nowhere "made-up-secret"
nowhere "Norway"
run "good frames as JSON" 0 "$(at frames)" webchat --json --conversation
lines 4
out '{"frame": {"characters": 22, "files": 0, "id": "c-1", "type": "message"}, "line": 2, "refused": null}'
printf '%s\r\n' '{"v":1,"type":"ping"}' '{"v":2,"type":"ping"}' '{"v":1,"type":"teleport","id":"t"}' \
  '{"v":1,"type":"message","id":"a/b","text":"x"}' 'nonsense' > "$(at wrong)"
run "wrong frames are named, one by one" 1 "$(at wrong)" webchat
lines 5
out "line 1: ping"
out "line 2: refused: unsupported-version"
out "line 3: refused: unknown-type"
out "line 4: refused: malformed: id must be 1 to 64 letters"
out "line 5: refused: malformed: expected a JSON object"
run "wrong frames as JSON" 1 "$(at wrong)" webchat --json
out '"line": 3, "refused": {"code": "unknown-type", "id": "t"'
run "a connection begins with hello" 1 "$(at wrong)" webchat --conversation
out "line 1: refused: hello-first"
run "no frames at all" 0 $none webchat
silent out
run "a file as an argument" 2 $none webchat "$(at frames)"
err "the frames come from standard input"
