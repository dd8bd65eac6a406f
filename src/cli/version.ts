import { packagePath, type Host } from '../env/host.ts';

/** The version of this package. */
export function readVersion(host: Host): string {
  const manifest = JSON.parse(host.readTextSync(packagePath('package.json'))) as { version: string };
  return manifest.version;
}
