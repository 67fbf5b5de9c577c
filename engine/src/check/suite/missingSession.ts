import { writtenField } from '../../compile/cel/writtenField.ts';
import type { Diagnostic } from '../../document/diagnostic.ts';
import { findNode, locate, valueAt } from '../../document/nodes.ts';
import type { Answer } from '../../exchange/exchange.ts';
import type { Case } from '../../suite/suite.ts';
import type { SuiteCheck } from '../check.ts';
import { type Decider, decidersOf } from './deciders.ts';
import { replayedAnswers } from './replay.ts';
import { type SessionField, type SessionFields, sessionFields } from './sessionFields.ts';

/** A value of the session that a rule reads and no case gives: the rule fails wherever the value would decide. */
export const missingSession: SuiteCheck = (context) => {
  const { document, suite, policy } = context;
  if (!policy || suite.cases.length === 0) return [];
  const location = locate(document, findNode(document, ['session']) ? ['session'] : ['policy'], 'key');
  const fields = sessionFields(policy);
  const answerOf = replayedAnswers(context);
  const cases = answerOf ? suite.cases.map((each) => withAnswer(each, answerOf(each))) : suite.cases;
  const reported = new Set<string>();
  return decidersOf(policy, { isReplayed: answerOf !== undefined }).flatMap((decider): readonly Diagnostic[] => {
    const field = missingField(decider, fields, cases);
    if (!decider.rule || !field || reported.has(field.join('.'))) return [];
    reported.add(field.join('.'));
    const message = `no case gives \`${writtenField(['session', ...field])}\`, which \`${decider.id}\` reads: where it would decide, the rule fails`;
    const related = [{ location: decider.rule.at, message: 'the rule' }];
    return [{ code: 'missing-session', level: 'warning', message, location, related }];
  });
};

/** Of an answers file, as if it were recorded with the case. */
const withAnswer = (testCase: Case, recorded: Answer | undefined): Case =>
  recorded === testCase.recorded ? testCase : { ...testCase, recorded };

/** Only of a rule that looks at some case. */
function missingField(decider: Decider, fields: SessionFields, cases: readonly Case[]): SessionField | undefined {
  const isMissing = (field: SessionField): boolean =>
    !cases.some(({ exchange }) => valueAt(exchange.session, field) !== undefined);
  const missing = decider.rule && fields.get(decider.rule)?.find(isMissing);
  return missing && cases.some((each) => decider.looksAt(each)) ? missing : undefined;
}
