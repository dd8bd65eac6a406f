import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

// Runs a composite action step by step as the runner of GitHub does, as far as a machine can without it.

/** Where an action runs. */
export interface ActionPlace {
  /** The folder with action.yml. */
  readonly action: string;
  readonly workspace: string;
  /** What the runner keeps for one job. */
  readonly temp: string;
  /** Where uploaded artifacts go, a folder for each. */
  readonly artifacts: string;
}

/** How an action is used. */
export interface ActionUse {
  readonly with: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** What is run in place of what stands in the action. A text that does not occur is an error. */
  readonly substitutions?: Readonly<Record<string, string>>;
}

/** One step of an action, and how it ended. */
export interface ActionStep {
  readonly name: string;
  readonly exitCode: number;
  readonly output: string;
}

/** What an action did. */
export interface ActionResult {
  readonly steps: readonly ActionStep[];
  /** The first step that failed, and with it the action. */
  readonly failed: ActionStep | undefined;
  readonly outputs: Readonly<Record<string, string>>;
  /** What was written for the summary of the job. */
  readonly summary: string;
}

interface StepDefinition {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface ActionDefinition {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly StepDefinition[] };
}

const stepKeys = ['name', 'id', 'if', 'shell', 'env', 'run', 'uses', 'with'];

/** Runs an action to its end. What it does not know to run is an error. */
export async function runAction(place: ActionPlace, use: ActionUse): Promise<ActionResult> {
  const text = readFileSync(join(place.action, 'action.yml'), 'utf8');
  for (const part of Object.keys(use.substitutions ?? {}))
    if (!text.includes(part)) throw new Error(`Not in the action: ${part}`);
  const definition = parse(text) as ActionDefinition;
  if (definition.runs.using !== 'composite') throw new Error('It is no composite action.');
  const run = new ActionRun(place, use, inputsOf(definition, use.with));
  for (const step of definition.runs.steps) await run.step(step);
  return run.result(definition.outputs);
}

function inputsOf({ inputs }: ActionDefinition, given: ActionUse['with']): Map<string, string> {
  const unknown = Object.keys(given).filter((name) => !Object.keys(inputs).includes(name));
  if (unknown.length > 0) throw new Error(`The action has no input ${unknown.join(', ')}.`);
  return new Map(
    Object.entries(inputs).map(([name, { default: standard = '' }]) => [
      `inputs.${name}`,
      given[name] ?? standard,
    ]),
  );
}

class ActionRun {
  private readonly steps: ActionStep[] = [];
  /** What expressions may name. */
  private readonly values: Map<string, string>;
  /** What earlier steps set for later ones. */
  private readonly exported = new Map<string, string>();
  private readonly place: ActionPlace;
  private readonly use: ActionUse;

  constructor(place: ActionPlace, use: ActionUse, values: Map<string, string>) {
    this.place = place;
    this.use = use;
    this.values = values;
    mkdirSync(place.temp, { recursive: true });
    writeFileSync(this.file('summary'), '');
  }

  async step(step: StepDefinition): Promise<void> {
    const unknown = Object.keys(step).filter((key) => !stepKeys.includes(key));
    if (unknown.length > 0) throw new Error(`Neither run nor stood in for: ${unknown.join(', ')}`);
    if (!this.holds(step.if)) return;
    if (step.run !== undefined) await this.bash(step, step.run);
    else if (step.uses === 'actions/upload-artifact@v4') this.upload(step);
    else throw new Error(`Neither run nor stood in for: ${step.uses ?? step.name}`);
  }

  result(outputs: ActionDefinition['outputs']): ActionResult {
    return {
      steps: this.steps,
      failed: this.failed,
      outputs: Object.fromEntries(
        Object.entries(outputs).map(([name, { value }]) => [name, this.fill(value)]),
      ),
      summary: readFileSync(this.file('summary'), 'utf8'),
    };
  }

  private get failed(): ActionStep | undefined {
    return this.steps.find(({ exitCode }) => exitCode !== 0);
  }

  private file(name: string): string {
    return join(this.place.temp, `_${name}`);
  }

  /** Puts values in the place of expressions. */
  private fill(text: string): string {
    return text.replaceAll(/\$\{\{ (\S+) \}\}/g, (_whole, name: string) => {
      if (/^steps\.\w+\.outputs\./.test(name)) return this.values.get(name) ?? '';
      const value = this.values.get(name);
      if (value === undefined) throw new Error(`It is not known what this is: ${name}`);
      return value;
    });
  }

  /** When a step runs: after a failure only with always(). */
  private holds(condition = ''): boolean {
    const parts = condition.split(' && ').filter((part) => part !== '');
    const isAlways = parts.includes('always()');
    const rest = parts.filter((part) => part !== 'always()');
    return (
      (isAlways || this.failed === undefined) &&
      rest.every((part) => {
        const [, name = ''] = /^(inputs\.[\w-]+) != ''$/.exec(part) ?? [];
        const value = this.values.get(name);
        if (value === undefined) throw new Error(`It is not known when this holds: ${part}`);
        return value !== '';
      })
    );
  }

  private async bash(step: StepDefinition, script: string): Promise<void> {
    if (step.shell !== 'bash') throw new Error(`Neither run nor stood in for: shell ${step.shell ?? ''}`);
    // An expression in a script would let an input become code.
    if (script.includes('${{')) throw new Error(`There is an expression in the script of "${step.name}".`);
    const file = this.file('step.sh');
    const substitutions = Object.entries(this.use.substitutions ?? {});
    writeFileSync(
      file,
      substitutions.reduce((text, [from, to]) => text.replaceAll(from, to), script),
    );
    for (const name of ['output', 'env']) writeFileSync(this.file(name), '');
    const env = Object.entries(step.env ?? {}).map(([name, value]) => [name, this.fill(value)] as const);
    const ended = await this.spawn(file, Object.fromEntries(env));
    this.steps.push({ name: step.name, ...ended });
    for (const [name, value] of linesOf(this.file('output')))
      if (step.id !== undefined) this.values.set(`steps.${step.id}.outputs.${name}`, value);
    for (const [name, value] of linesOf(this.file('env'))) this.exported.set(name, value);
  }

  private spawn(
    file: string,
    env: Readonly<Record<string, string>>,
  ): Promise<{ exitCode: number; output: string }> {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], {
      cwd: this.place.workspace,
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION_PATH: this.place.action,
        GITHUB_WORKSPACE: this.place.workspace,
        GITHUB_OUTPUT: this.file('output'),
        GITHUB_ENV: this.file('env'),
        GITHUB_STEP_SUMMARY: this.file('summary'),
        RUNNER_TEMP: this.place.temp,
        ...this.use.env,
        ...Object.fromEntries(this.exported),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      // The runner waits until the streams are closed: what a step leaves running must not hold them.
      child.on('close', (code) => resolve({ exitCode: code ?? 1, output }));
    });
  }

  private upload({ with: inputs = {} }: StepDefinition): void {
    const { name = '', path = '' } = inputs;
    const from = join(this.place.workspace, this.fill(path));
    const to = join(this.place.artifacts, this.fill(name));
    // A second artifact of the same name is refused.
    if (existsSync(to)) throw new Error(`There is an artifact ${this.fill(name)} already.`);
    if (existsSync(from)) cpSync(from, to, { recursive: true });
  }
}

/** The lines `NAME=value` of a file that a step wrote. */
function linesOf(file: string): (readonly [string, string])[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', ...rest] = line.split('=');
      return [name, rest.join('=')] as const;
    });
}
