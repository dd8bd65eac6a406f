import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

// npm runs this after an install in a clone, before it packs, and when someone installs iqmock from git. Plain JavaScript, as
// it must not fail where the development dependencies were left out.
if (existsSync('node_modules/tsx') && existsSync('node_modules/esbuild')) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts', '--if-changed'], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} else {
  console.error(
    'iqmock is not built: the development dependencies are not installed. Run npm ci, then npm run build.',
  );
}
