/** One step of a scenario: a line that starts with Given, When, Then or And, and the block below it, if it has one. */
export interface Step {
  readonly line: string;
  readonly body: string | undefined;
  /** Where the body stands among the lines of the file: from, to (not included). */
  readonly at: readonly [number, number];
}

/** Reads the steps of a scenario in Markdown. All other lines are for people. */
export function parseScenario(lines: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const fence = lines[at + 2]?.startsWith('```') ? at + 2 : lines[at + 1]?.startsWith('```') ? at + 1 : undefined;
    if (!/^(?:Given|When|Then|And) /.test(line)) {
      if (line.startsWith('```')) at = endOfBlock(lines, at);
      continue;
    }
    const hasBody = line.endsWith(':') && fence !== undefined;
    const end = hasBody ? endOfBlock(lines, fence) : at;
    const body = hasBody ? lines.slice(fence + 1, end).join('\n') : undefined;
    steps.push({ line: line.replace(/^And /, ''), body, at: hasBody ? [fence + 1, end] : [at, at] });
    at = end;
  }
  return steps;
}

function endOfBlock(lines: readonly string[], fence: number): number {
  const end = lines.findIndex((line, at) => at > fence && line === '```');
  if (end < 0) throw new Error(`line ${fence + 1}: the block has no end`);
  return end;
}
