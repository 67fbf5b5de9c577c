// Runs every kind of test and says what came of them; the last line is `N passed, N failed`.
// usage: npm test [-- STEP…], the steps being those of steps.ts
import { add, type Counts, none, summary } from './counts.ts';
import { type Step, steps } from './steps.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`there is no step \`${unknown.join('`, `')}\`; the steps are ${Object.keys(steps).join(', ')}`);
  process.exit(2);
}

const chosen = Object.entries(steps).filter(([name]) => asked.length === 0 || asked.includes(name));
let total = none;
for (const [, step] of chosen) total = add(total, await perform(step));
console.log(`\n${summary(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function perform({ title, run }: Step): Promise<Counts> {
  console.log(`\n=== ${title}`);
  const began = performance.now();
  const counts = await run().catch((error: Error) => {
    console.error(error.message);
    return { ...none, failed: 1 };
  });
  console.log(`--- ${title}: ${summary(counts)} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  return counts;
}
