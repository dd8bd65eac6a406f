import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { repositoryPath } from './cli.ts';

// Runs the jobs of docs/ci.md as the two systems would, as far as a machine can without them.

/** Where a job runs: what is checked out, what the system keeps between jobs, and what it is given to keep. */
export interface Place {
  readonly project: string;
  readonly cache: string;
  readonly artifacts: string;
}

/** How a job is run. */
export interface JobSettings {
  readonly isMain: boolean;
  /** What is done in place of what stands in the recipe. A text that does not occur is an error. */
  readonly substitutions: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

/** One command of a job, and how it ended. */
export interface Step {
  readonly name: string;
  readonly exitCode: number;
  readonly output: string;
}

/** What a job did. */
export interface Job {
  /** The steps that ran a command, in order. */
  readonly steps: readonly Step[];
  /** The first of them that failed. */
  readonly failed: Step | undefined;
  /** What the recipe hands over to keep, by the names of the files. */
  readonly artifacts: readonly string[];
  /** The file of results for the system's own display. */
  readonly junit: string;
  /** Whether a process of the job ran on after its last command. */
  readonly leftRunning: boolean;
}

type Tree = Readonly<Record<string, unknown>>;

/** The recipe under a heading of docs/ci.md, or another one there. */
export function readRecipe(heading: string, index = 0): Tree {
  const page = readFileSync(repositoryPath('docs/ci.md'), 'utf8');
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  const yaml = [...(section ?? '').matchAll(/^```yaml\n([^]*?)^```/gm)][index]?.[1];
  if (yaml === undefined) throw new Error(`docs/ci.md has no recipe for ${heading}.`);
  return parse(yaml) as Tree;
}

/** Runs a workflow of GitHub with one job. */
export async function runGithub(workflow: Tree, place: Place, settings: JobSettings): Promise<Job> {
  only(workflow, ['name', 'on', 'jobs']);
  const [job] = Object.values(workflow['jobs'] as Record<string, Tree>);
  if (job === undefined) throw new Error('The workflow has no job.');
  only(job, ['runs-on', 'timeout-minutes', 'steps']);
  const runner = new Runner(workflow, place, settings);
  try {
    for (const step of job['steps'] as readonly Tree[]) {
      only(step, ['name', 'uses', 'run', 'with', 'if']);
      if (!holds(step['if'] as string | undefined, runner.failed !== undefined, settings.isMain)) continue;
      if (typeof step['run'] === 'string')
        await runner.run(String(step['name']), ['-e'], runner.substitute(step['run']));
      else standInFor(String(step['uses']))(place, (step['with'] ?? {}) as Readonly<Record<string, string>>);
    }
  } finally {
    await runner.end();
  }
  return runner.job(uploads.get(place) ?? [], 'results.xml');
}

/** When a step runs. */
function holds(condition: string | undefined, failed: boolean, isMain: boolean): boolean {
  if (condition === undefined) return !failed;
  if (condition === 'always()') return true;
  if (condition === "always() && github.ref == 'refs/heads/main'") return isMain;
  throw new Error(`It is not known when this holds: ${condition}`);
}

type StandIn = (place: Place, inputs: Readonly<Record<string, string>>) => void;

const uploads = new WeakMap<Place, readonly string[]>();

/** The actions that are not run, and what is done in their place. */
const standIns: Readonly<Record<string, StandIn>> = {
  // The project is in its folder already, with the Node that runs the tests.
  'actions/checkout@v4': () => undefined,
  'actions/setup-node@v4': () => undefined,
  'actions/cache/restore@v4': ({ project, cache }, { path = '' }) => copyIfAny(path, cache, project),
  'actions/cache/save@v4': ({ project, cache }, { path = '' }) => copyIfAny(path, project, cache),
  'actions/upload-artifact@v4': (place, { path = '' }) => {
    uploads.set(place, keep(place, path.trim().split('\n')));
  },
};

function standInFor(action: string): StandIn {
  const standIn = standIns[action];
  if (standIn === undefined) throw new Error(`Neither run nor stood in for: ${action}`);
  return standIn;
}

const noCache = { paths: [], policy: 'pull', when: 'on_success' };

/** Runs a job of GitLab. */
export async function runGitlab(pipeline: Tree, place: Place, settings: JobSettings): Promise<Job> {
  const [job] = Object.values(pipeline) as Tree[];
  if (job === undefined) throw new Error('The pipeline has no job.');
  only(job, ['image', 'timeout', 'variables', 'rules', 'cache', 'script', 'after_script', 'artifacts']);
  const variables = variablesOf(job, settings.isMain);
  const cache = (job['cache'] ?? noCache) as { paths: string[]; policy: string; when: string };
  const policy = variables[cache.policy.replace(/^\$/, '')] ?? cache.policy;
  if (!['pull', 'pull-push'].includes(policy)) throw new Error(`There is no policy "${policy}".`);
  const runner = new Runner(pipeline, place, { ...settings, env: { ...variables, ...settings.env } });
  for (const path of cache.paths) copyIfAny(path, place.cache, place.project);
  try {
    await runner.runTogether(job['script'] as string[]);
    for (const line of (job['after_script'] ?? []) as string[])
      await runner.run(line, ['-eo', 'pipefail'], line);
  } finally {
    await runner.end();
  }
  if (policy === 'pull-push' && (cache.when === 'always' || runner.failed === undefined))
    for (const path of cache.paths) copyIfAny(path, place.project, place.cache);
  const artifacts = job['artifacts'] as { paths: string[]; when: string; reports: { junit: string } };
  const kept = artifacts.when === 'always' || runner.failed === undefined;
  return runner.job(
    kept ? keep(place, [...artifacts.paths, artifacts.reports.junit]) : [],
    artifacts.reports.junit,
  );
}

/** The variables of a job, with those of the first rule that holds. */
function variablesOf(job: Tree, isMain: boolean): Record<string, string> {
  const rules = (job['rules'] ?? [{}]) as readonly {
    if?: string;
    when?: string;
    variables?: Record<string, string>;
  }[];
  const rule = rules.find(({ if: condition }) => {
    if (condition === undefined) return true;
    if (condition === '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH') return isMain;
    throw new Error(`It is not known when this holds: ${condition}`);
  });
  if (rule === undefined || (rule.when ?? 'on_success') !== 'on_success')
    throw new Error('No rule lets the job run.');
  return { ...(job['variables'] as Record<string, string>), ...rule.variables };
}

function only(tree: Tree, known: readonly string[]): void {
  const unknown = Object.keys(tree).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new Error(`Neither run nor stood in for: ${unknown.join(', ')}`);
}

function copyIfAny(path: string, from: string, to: string): void {
  if (existsSync(join(from, path))) copyFileSync(join(from, path), join(to, path));
}

/** Keeps what there is of the files; both systems only warn of what is missing. */
function keep({ project, artifacts }: Place, paths: readonly string[]): string[] {
  mkdirSync(artifacts, { recursive: true });
  const there = paths.filter((path) => existsSync(join(project, path)));
  for (const path of there) copyFileSync(join(project, path), join(artifacts, basename(path)));
  return there;
}

/** The processes of a session that are not over yet. */
function processesOf(session: number): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,sess=,stat='], { encoding: 'utf8' }).trim().split('\n');
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, id, state = '']) => Number(id) === session && !state.startsWith('Z'))
    .map(([pid]) => Number(pid));
}

/** Runs the commands of one job, and ends what they started when the job is over. */
class Runner {
  readonly steps: Step[] = [];
  private readonly place: Place;
  private readonly settings: JobSettings;
  private readonly sessions: number[] = [];
  private readonly isEndedBySystem: boolean;
  private leftRunning = false;

  constructor(recipe: Tree, place: Place, settings: JobSettings) {
    const unused = Object.keys(settings.substitutions).filter(
      (text) => !JSON.stringify(recipe).includes(text),
    );
    if (unused.length > 0) throw new Error(`Not in the recipe: ${unused.join(', ')}`);
    // GitHub ends what a job left running; not every runner of GitLab does.
    this.isEndedBySystem = 'jobs' in recipe;
    this.place = place;
    this.settings = settings;
  }

  get failed(): Step | undefined {
    return this.steps.find(({ exitCode }) => exitCode !== 0);
  }

  substitute(text: string): string {
    return Object.entries(this.settings.substitutions).reduce(
      (result, [from, to]) => result.replaceAll(from, to),
      text,
    );
  }

  /** A shell of its own for one step. */
  async run(name: string, flags: readonly string[], script: string): Promise<void> {
    const { exitCode, output } = await this.bash(flags, script);
    this.steps.push({ name, exitCode, output });
  }

  /** One shell for all lines; each is shown before it runs, and the first that fails is the last. */
  async runTogether(lines: readonly string[]): Promise<void> {
    const mark = '=== line ';
    const script = lines.flatMap((line, index) => [`echo '${mark}${index}'`, this.substitute(line)]);
    const { exitCode, output } = await this.bash(['-eo', 'pipefail'], script.join('\n'));
    const parts = output.split(new RegExp(`^${mark}\\d+\\n`, 'm')).slice(1);
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      this.steps.push({ name: lines[index] ?? '', exitCode: isLast ? exitCode : 0, output: part });
    }
  }

  /** What runs in the background ends with the job; a moment is given to what is ending. */
  async end(): Promise<void> {
    const left = (): number[] => this.sessions.flatMap(processesOf);
    for (let tries = 0; tries < 100 && !this.isEndedBySystem && left().length > 0; tries += 1)
      await sleep(50);
    const running = left();
    this.leftRunning = running.length > 0;
    for (const pid of running) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended meanwhile.
      }
    }
  }

  job(artifacts: readonly string[], junit: string): Job {
    return { steps: this.steps, failed: this.failed, artifacts, junit, leftRunning: this.leftRunning };
  }

  private bash(flags: readonly string[], script: string): Promise<{ exitCode: number; output: string }> {
    const file = join(this.place.project, '.step.sh');
    writeFileSync(file, script);
    const child = spawn('bash', ['--noprofile', '--norc', ...flags, file], {
      cwd: this.place.project,
      env: {
        PATH: process.env['PATH'],
        HOME: this.place.cache,
        CI: 'true',
        npm_config_update_notifier: 'false',
        ...this.settings.env,
      },
      // What it leaves running is in its session.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (child.pid !== undefined) this.sessions.push(child.pid);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => {
        appendFileSync(join(this.place.cache, 'job.log'), output);
        resolve({ exitCode: code ?? 1, output });
      });
    });
  }
}
