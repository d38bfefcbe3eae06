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
out "  optin      an opt-in permits messages outside of conversations, which are not sent"
out "  standby    another app owns the thread"
out "  entry      it is malformed"
out "page 1100000000000002 of the body is one of yours"
run "what is larger than any adapter takes is not read to its end" 1 /dev/zero messenger --unverified
err "refused: it has more than 67108864 bytes"
cat > "$(at signs)" <<'JSON'
{"object":"page","entry":[{"id":"11","messaging":[
{"sender":{"id":"22"},"recipient":{"id":"11"},"timestamp":1767225599123,
"message_edit":{"mid":"m_1","text":"Größe M","num_edit":2}},
{"sender":{"id":"22"},"recipient":{"id":"11"},"timestamp":1767225599124,
"reaction":{"mid":"m_1","action":"react","emoji":"👍"}},
{"sender":{"id":"11"},"recipient":{"id":"22"},"timestamp":1767225599125,
"message":{"mid":"m_2","text":"Sure","is_echo":true,"app_id":42}},
{"sender":{"id":"22"},"recipient":{"id":"11"},"timestamp":1767225599126,
"message":{"mid":"m_3","text":"Red","quick_reply":{"payload":"RED"},
"referral":{"source":"ADS","ref":"summer","ad_id":"6045"}}},
{"recipient":{"id":"11"},"timestamp":1767225599127,"policy-enforcement":{"action":"block"}},
{"sender":{"id":"22"},"recipient":{"id":"11"},"timestamp":1767225599128,
"pass_thread_control":{"new_owner_app_id":"1"}}]}]}
JSON
run "edits, reactions, echoes, referrals, notices and hand-overs" 0 "$(at signs)" messenger --unverified
out "6 events, 0 ignored items"
out "  at           2025-12-31T23:59:59.123Z"
out "  what         edited    m_1"
out "               revision  2"
out "               emoji       👍"
out "  what         answered elsewhere  m_2"
out "               sent by             42"
out "  payload          RED"
out "  referral         source         ADS"
out "  kind       policy-enforcement"
out "  what         control of the thread  gained"
run "the same as JSON" 0 "$(at signs)" messenger --unverified --json
lines 1
out '"what": {"edited": "m_1", "revision": 2, "text": "Größe M"}'
