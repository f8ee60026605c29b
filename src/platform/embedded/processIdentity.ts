import { readFileSync } from 'node:fs';

/** A process that cannot be mistaken for a later one with the same pid. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks since boot, from /proc; undefined where there is no /proc. */
  readonly startedAtTicks: string | undefined;
}

const STATE_FIELD = 0;
const START_TIME_FIELD = 19;

/** The running process with this pid; undefined when there is none, or only a zombie that nobody has waited for. */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  if (!answersSignals(pid)) return undefined;
  const fields = readStat(pid);
  if (fields?.[STATE_FIELD] === 'Z') return undefined;
  return { pid, startedAtTicks: fields?.[START_TIME_FIELD] };
}

export function isRunning(process: ProcessIdentity): boolean {
  const found = identifyProcess(process.pid);
  return found !== undefined && found.startedAtTicks === process.startedAtTicks;
}

/** Sends a signal; does nothing when the process is gone or its pid belongs to another one by now. */
export function signal(target: ProcessIdentity, name: NodeJS.Signals): void {
  if (!isRunning(target)) return;
  try {
    process.kill(target.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The fields of /proc/<pid>/stat from the third (state) on; the second, the name, may hold blanks and brackets. */
function readStat(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
