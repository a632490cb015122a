import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { localCertificate } from './local/certificate.ts';

// The tests' processes trust the local Microsoft 365 from their start: Node reads this variable only then.
const certificates = fileURLToPath(new URL('.guildhall/certificate', import.meta.url));
process.env.NODE_EXTRA_CA_CERTS = (await localCertificate(certificates)).caFile;
process.env.GUILDHALL_CERTIFICATES = certificates;

const common = {
  pool: 'forks',
  testTimeout: 20_000,
  hookTimeout: 30_000,
  // There are more processes than cores: more room for what lives briefly, and no helpers, make collecting garbage cheaper.
  execArgv: ['--max-semi-space-size=32', '--single-threaded-gc'],
};
const testsOf = (...folders: string[]) => folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`);
/** Functions without state. */
const pure = testsOf('appPackage', 'domain', 'infra', 'rules', 'scripts');
/** The pages' modules keep drafts and what they have fetched, and their tests put other globals in their place. */
const pages = testsOf('tabs');

export default defineConfig({
  test: {
    // More than two cores have: journeys and queues wait much of their time.
    maxWorkers: 4,
    projects: [
      {
        test: {
          ...common,
          name: 'worlds and journeys',
          // Whatever is not listed, so that no area can be forgotten.
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...pure, ...pages],
          // Azurite, the SDKs and the browser take seconds to start: once a process, not once a file.
          isolate: false,
        },
      },
      { test: { ...common, name: 'pure', include: pure, isolate: false } },
      { test: { ...common, name: 'pages', include: pages } },
    ],
  },
});
