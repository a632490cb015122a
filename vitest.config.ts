import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { localCertificate } from './local/certificate.ts';

// The tests' processes trust the local Microsoft 365 from their start: Node reads this variable only then.
const certificates = fileURLToPath(new URL('.guildhall/certificate', import.meta.url));
process.env.NODE_EXTRA_CA_CERTS = (await localCertificate(certificates)).caFile;
process.env.GUILDHALL_CERTIFICATES = certificates;

const common = { pool: 'forks', testTimeout: 20_000, hookTimeout: 30_000 } as const;
/** What needs no local world, or a browser beside it. All other tests run against a local world or parts of it. */
const PAGES_AND_RULES = ['appPackage', 'domain', 'infra', 'journeys', 'rules', 'scripts', 'tabs'];
const ofPagesAndRules = `tests/{${PAGES_AND_RULES.join()}}/**/*.test.{ts,tsx}`;

export default defineConfig({
  test: {
    // More than two cores have: the journeys wait for pages half of their time.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...common,
          name: 'worlds',
          // Whatever is not listed, so that no area can be forgotten.
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [ofPagesAndRules],
          // Azurite and the SDKs take three seconds to load: once a process, not once a file.
          isolate: false,
        },
      },
      {
        test: {
          ...common,
          name: 'pages and rules',
          include: [ofPagesAndRules],
        },
      },
    ],
  },
});
