import type { Judged } from '../judge.ts';
import type { Resolving } from './baselines.ts';

/** What may be otherwise: answers are on record that were not; runs have been stored; files were saved, or commits made. */
export type Changed = 'answers' | 'runs' | 'files';

/** How many baselines are kept: what cannot be had is asked for again and again. */
const mostKept = 3;

/** The last baselines. That of another model is judged again by each edit, the others by none. */
export function keptBaselines() {
  const kept = new Map<string, { readonly judged: Judged; readonly resolved: Resolving }>();
  let version = 0;
  return {
    /** Another number whenever something may be otherwise: what was begun before is of the past. */
    get version() {
      return version;
    },
    get(id: string, { suite, policy }: Judged): Resolving | undefined {
      const known = kept.get(id);
      const isAsJudged = !id.startsWith('model:') || known?.judged.policy === policy;
      return known?.judged.suite === suite && isAsJudged ? known.resolved : undefined;
    },
    set(id: string, judged: Judged, resolved: Resolving): void {
      kept.delete(id);
      kept.set(id, { judged, resolved });
      for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
    },
    /** Lets go of the runs whose records are others now, or gone. */
    forgetRuns(isOther: (run: string) => boolean): void {
      version++;
      for (const id of kept.keys()) if (id.startsWith('run:') && isOther(id.slice('run:'.length))) kept.delete(id);
    },
    /** What a run has decided stays decided, whatever is answered now. */
    changed(what: Changed): void {
      version++;
      for (const id of kept.keys()) if (what === 'files' || !id.startsWith('run:')) kept.delete(id);
    },
  };
}
