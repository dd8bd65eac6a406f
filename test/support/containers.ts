import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryPath, type Ended } from './cli.ts';
import { has } from './needs.ts';
import { runProgram } from './workspace.ts';
import { temporaryFolder } from './temporary-folder.ts';

// Builds and runs the image of the Dockerfile by buildah and podman, with nothing from an image registry: the base images
// are made of Debian's own packages and of the Node that runs the tests, under the names that the Dockerfile has.

/** Whether containers can be built and run here; says why not. */
export function canRunContainers(): boolean {
  const tools = ['podman', 'buildah', 'mmdebstrap'].map((tool) => [tool, '--version'] as const);
  if (!has('The container', ['test', '-e', '/etc/debian_version'], ...tools)) return false;
  if (process.getuid?.() === 0) return true;
  console.warn('The container is not tried: making a base image needs root.');
  return false;
}

/** Images and containers of one test, apart from those of the machine. */
export interface ContainerStore {
  /** Runs podman in the store. */
  podman(...args: readonly string[]): Promise<Ended>;
  /** Runs a program that starts podman itself, such as podman-compose. */
  run(
    program: string,
    args: readonly string[],
    options: { cwd: string; env: Record<string, string> },
  ): Promise<Ended>;
  /** Builds the Dockerfile of the repository as `iqmock`. */
  build(): Promise<Ended>;
  /** Removes every container and image of the store. */
  remove(): Promise<void>;
}

const images = {
  debian: 'docker.io/library/debian:bookworm-slim',
  node: 'docker.io/library/node:22-bookworm-slim',
};
const certificates = '/etc/ssl/certs';
/** What the slim images leave out too. */
const notInSlim = ['doc', 'man', 'locale', 'info'].map(
  (part) => `--dpkgopt=path-exclude=/usr/share/${part}/*`,
);

/** A store with the two base images. */
export async function openContainerStore(): Promise<ContainerStore> {
  const folder = temporaryFolder();
  const configuration = join(folder, 'containers.conf');
  const [runtime = 'crun'] = ['runc', 'crun'].filter((name) => spawnSync(name, ['--version']).status === 0);
  // The limits that podman gives by itself may be above those of this machine.
  writeFileSync(
    configuration,
    `[engine]\nruntime = "${runtime}"\n[containers]\ndefault_ulimits = ["nofile=1024:1024", "nproc=1000:1000"]\n`,
  );
  const storage = join(folder, 'storage.conf');
  const places = `graphroot = "${folder}/root"\nrunroot = "${folder}/run"\n`;
  writeFileSync(storage, `[storage]\ndriver = "overlay"\n${places}`);
  const env = { CONTAINERS_CONF: configuration, CONTAINERS_STORAGE_CONF: storage };
  const run: ContainerStore['run'] = (program, args, { cwd, env: more }) =>
    runProgram(program, args, { cwd, env: { ...env, ...more }, timeoutMs: 580_000 });
  const podman: ContainerStore['podman'] = (...args) => run('podman', args, { cwd: folder, env: {} });
  const must = async (program: string, ...args: readonly string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await run(program, args, { cwd: folder, env: {} });
    if (exitCode !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`);
    return stdout.trim();
  };

  await must('mmdebstrap', '--quiet', '--variant=minbase', ...notInSlim, 'bookworm', 'debian.tar');
  await must('podman', 'import', '--quiet', 'debian.tar', images.debian);
  const container = await must('buildah', 'from', '--pull-never', images.debian);
  putNode(await must('buildah', 'mount', container));
  await must(
    'buildah',
    'config',
    '--env',
    `NODE_EXTRA_CA_CERTS=${certificates}/ca-certificates.crt`,
    container,
  );
  await must('buildah', 'commit', '--quiet', '--rm', container, images.node);

  return {
    podman,
    run,
    build: () =>
      run(
        'buildah',
        // Docker's format keeps the health check. The machine's certificates are those of the registry of packages.
        [
          'build',
          '--isolation',
          'chroot',
          '--pull-never',
          '--volume',
          `${certificates}:${certificates}:ro`,
        ].concat(['--format', 'docker', '--tag', 'iqmock', '.']),
        { cwd: repositoryPath('.'), env: {} },
      ),
    async remove() {
      await podman('rm', '--all', '--force', '--time', '0');
      await run('buildah', ['rm', '--all'], { cwd: folder, env: {} });
      await podman('rmi', '--all', '--force');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Puts the Node that runs the tests, and its npm, where the official images have them. */
function putNode(root: string): void {
  const npm = realpathSync(execFileSync('which', ['npm'], { encoding: 'utf8' }).trim());
  const modules = join(root, 'usr/local/lib/node_modules');
  mkdirSync(modules, { recursive: true });
  cpSync(process.execPath, join(root, 'usr/local/bin/node'));
  // It is npm/bin/npm-cli.js.
  cpSync(dirname(dirname(npm)), join(modules, 'npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/local/bin/npm'));
}
