import { expect, test } from 'vitest';
import { element, xmlDocument } from '../../src/report/xml.ts';

test('markup, quotes and line ends in texts and attributes are escaped', () => {
  const document = xmlDocument(element('a', { b: '<"&\n' }, ['x < y & z\n']));
  expect(document).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<a b="&lt;&quot;&amp;&#10;">x &lt; y &amp; z\n</a>\n');
});

test('what XML cannot hold is replaced: control characters and half surrogate pairs', () => {
  expect(xmlDocument(element('a', {}, ['\u001b[0m \ud83d 🙂 \uffff']))).toContain('<a>\ufffd[0m \ufffd 🙂 \ufffd</a>');
});
