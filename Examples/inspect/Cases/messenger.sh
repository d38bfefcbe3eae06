# shellcheck shell=bash
# Cases of `inspect messenger`; `check` runs them.

echo "=== inspect messenger"
export MESSENGER_APP_SECRET=$secret
run "a message with a good signature" 0 "$(at messenger-omar)" messenger --signature "$omar"
silent err
out "  assumed    page 1100000000000001 of the body is one of yours"
out "  text             Do you have the green jacket in L? Größe L, bitte."
out "  sent at          2026-03-02T09:30:00.000Z"
nowhere "$secret"
run "the same as JSON" 0 "$(at messenger-omar)" messenger --signature "$omar" --json
lines 1
out '"text": "Do you have the green jacket in L? Größe L, bitte.", "type": "message"}]'
run "a read receipt" 0 "$(at messenger-omar-read)" messenger \
  --signature "$(header messenger-omar-read.http X-Hub-Signature-256)"
out "every message until 2026-03-02T09:35:00.000Z to page-scoped 2200000000000002"
run "the signature of another body is refused" 1 "$(at messenger-omar-read)" messenger \
  --signature "$omar"
err "refused: the signature fits none of the secrets"
run "a signature of another form is refused, and explained" 1 "$(at messenger-omar)" messenger \
  --signature "sha1=00"
err "the signature is “sha256=” and 64 hexadecimal digits"
unset MESSENGER_APP_SECRET
run "without a secret it is bad usage" 2 "$(at messenger-omar)" messenger --signature "$omar"
err "put it into MESSENGER_APP_SECRET, or into a file for --app-secret-file"
echo "$secret" > "$(at secrets)"
run "the secret in a file" 0 "$(at messenger-omar)" messenger --signature "$omar" \
  --app-secret-file "$(at secrets)"
echo 'no JSON' > "$(at broken)"
run "a malformed body is refused" 1 "$(at broken)" messenger --unverified
err "refused: the body is malformed"
cat > "$(at mixed)" <<'JSON'
{"object":"page","entry":[{"id":1100000000000001,"messaging":[7,{"sender":{"id":"22"},"optin":{}}],
"standby":[{}]},{"id":"1100000000000002","changes":[{}]},{}]}
JSON
run "what is passed over has a reason each" 0 "$(at mixed)" messenger --unverified
out "0 events, 5 ignored items"
out "  messaging  it is malformed"
out "  optin      this kind carries no message"
out "  standby    another app owns the thread"
out "  entry      it is malformed"
out "page 1100000000000002 of the body is one of yours"
run "what is larger than any adapter takes is not read to its end" 1 /dev/zero messenger --unverified
err "refused: it has more than 67108864 bytes"
