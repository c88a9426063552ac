import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { cli: 'src/cli.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node22.22',
  sourcemap: true,
  dts: false,
  fixedExtension: false,
  logLevel: 'warn',
});
