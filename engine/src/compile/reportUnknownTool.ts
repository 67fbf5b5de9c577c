import { isGlob } from '../document/glob.ts';
import { didYouMean, suggest } from '../document/suggest.ts';
import type { Located, Policy } from '../policy/policy.ts';
import type { CompileContext } from './compileContext.ts';
import { toolTest } from './toolPattern.ts';

/** A name that no tool has would silently never match. */
export function reportUnknownTool(located: Located<string>, { tools }: Policy, context: CompileContext): void {
  if (!tools) return;
  const names = tools.tools.map(({ name }) => name);
  if (names.some(toolTest({ tools: [located] }))) return;
  const { value, at } = located;
  const suggestion = isGlob(value) ? undefined : suggest(value, names);
  context.report({
    code: 'unknown-tool',
    level: isGlob(value) ? 'warning' : 'error',
    message: isGlob(value) ? `no tool matches \`${value}\`` : `there is no tool \`${value}\``,
    location: at,
    help: didYouMean(suggestion),
    replacement: suggestion,
    related: [{ location: tools.at, message: 'the tools are defined here' }],
  });
}
