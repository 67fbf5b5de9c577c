import { Location, Position, Range, type TestItem, TestMessage, TestMessageStackFrame, Uri } from 'vscode';
import type { Target } from '#protocol/panel/target.ts';
import type { TestResult } from '#protocol/tests.ts';
import { contextOfRule } from './ruleOfMessage.ts';

/**
 * Why a case did not pass: expected and actual, at what it expects, with a way to the rule that decided. The editor draws a
 * message over what stands behind its line: at the case's id, that would be the verdict.
 */
export function testMessage(
  item: TestItem,
  { message = '', expected, actual, expectation, rule }: TestResult,
): TestMessage {
  const shown =
    expected === undefined || actual === undefined
      ? new TestMessage(message)
      : TestMessage.diff(message, expected + room, actual + room);
  shown.location = expectation ? locationOf(expectation) : placeOf(item);
  shown.stackTrace = caseFrame(item);
  if (rule) shown.contextValue = contextOfRule(rule.place);
  return shown;
}

/** The button that leads to the rule lies over the end of the text. */
const room = '\n';

const locationOf = ({ uri, line, character, endLine, endCharacter }: Target): Location =>
  new Location(Uri.parse(uri), new Range(line, character, endLine, endCharacter));

const placeOf = ({ uri, range }: TestItem): Location | undefined =>
  uri && new Location(uri, range ?? new Position(0, 0));

/** Below the diff, the editor shows what stands at a frame. */
const caseFrame = ({ id, uri, range }: TestItem): TestMessageStackFrame[] =>
  uri ? [new TestMessageStackFrame(`case ${id}`, uri, range?.start ?? new Position(0, 0))] : [];
