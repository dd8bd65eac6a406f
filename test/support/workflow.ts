import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { repositoryPath } from './cli.ts';
import { runProgram } from './workspace.ts';

// Runs jobs of the workflows of this repository, as far as a machine can without GitHub.

/** A step of a job. */
export interface WorkflowStep {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A job of a workflow. */
export interface WorkflowJob {
  readonly needs?: string;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly (string | number)[]>> };
  readonly steps: readonly WorkflowStep[];
}

/** The jobs of a file in .github/workflows. */
export function jobsOf(file: string): Readonly<Record<string, WorkflowJob>> {
  const text = readFileSync(repositoryPath(`.github/workflows/${file}`), 'utf8');
  return (parse(text) as { jobs: Record<string, WorkflowJob> }).jobs;
}

/** How a job is run. */
export interface WorkflowRun {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** What is done in place of an action, by its name without the version. */
  readonly actions: Readonly<Record<string, (inputs: Readonly<Record<string, unknown>>) => void>>;
  /** What is run in place of a part of a command. */
  readonly substitutions?: Readonly<Record<string, string>>;
}

/** The command of a step, and how it ended. */
export interface RanStep {
  readonly command: string;
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs the steps of a job in order, until one fails. What it does not know to run is an error. */
export async function runJob(job: WorkflowJob, run: WorkflowRun): Promise<RanStep[]> {
  const ran: RanStep[] = [];
  for (const { uses, run: command, with: inputs = {}, env = {} } of job.steps) {
    if (command === undefined) {
      const [action = ''] = (uses ?? '').split('@');
      const standIn = Object.entries(run.actions).find(([name]) => name === action)?.[1];
      if (standIn === undefined) throw new Error(`Neither run nor stood in for: ${action}`);
      standIn(inputs);
      continue;
    }
    const script = Object.entries(run.substitutions ?? {}).reduce(
      (text, [from, to]) => text.replaceAll(from, to),
      command,
    );
    const { exitCode, stdout, stderr } = await runProgram('bash', ['-e', '-c', script], {
      cwd: run.cwd,
      env: { ...run.env, ...env },
      timeoutMs: 500_000,
    });
    ran.push({ command, exitCode, output: stdout + stderr });
    if (exitCode !== 0) break;
  }
  return ran;
}
