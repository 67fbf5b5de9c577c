import { test } from 'vitest';
import { probe } from './probe.ts';
test('x', () => {
  console.log(probe(`policy: a
version: 3
inputs: []
input:
  - id: A
    when: { pii: [email, emial] }
    then: blok
  - id: b
    when: { matches: "(a" }
    then: block
    secrets: yes
  - id: c
    when: { secrets: yes, pii: true }
    then: block
  - id: c
    when: { pii: false }
    then: block
  - id: c
    when: text.foo == 1 && txt == "s"
    then: block
`).join('\n'));
});
