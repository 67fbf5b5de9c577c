import { Location, Position, type TestItem, TestMessage, TestMessageStackFrame, Uri } from 'vscode';
import type { TestResult } from '#protocol/tests.ts';

/** Why a case did not pass: expected and actual, the case, and the rule that decided. */
export function testMessage(item: TestItem, result: TestResult): TestMessage {
  const { message = '', expected, actual } = result;
  const shown =
    expected === undefined || actual === undefined
      ? new TestMessage(message)
      : TestMessage.diff(message, expected, actual);
  if (item.uri) shown.location = new Location(item.uri, item.range ?? new Position(0, 0));
  shown.stackTrace = [...caseFrame(item), ...ruleFrame(result)];
  return shown;
}

const caseFrame = ({ id, uri, range }: TestItem): TestMessageStackFrame[] =>
  uri ? [new TestMessageStackFrame(`case ${id}`, uri, range?.start ?? new Position(0, 0))] : [];

function ruleFrame({ rule }: TestResult): TestMessageStackFrame[] {
  if (!rule) return [];
  const { uri, line, character } = rule.place;
  return [new TestMessageStackFrame(`rule ${rule.id}`, Uri.parse(uri), new Position(line, character))];
}
