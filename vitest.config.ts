import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { localCertificate } from './local/certificate.ts';

// The tests' processes trust the local Microsoft 365 from their start: Node reads this variable only then.
const certificates = fileURLToPath(new URL('.guildhall/certificate', import.meta.url));
process.env.NODE_EXTRA_CA_CERTS = (await localCertificate(certificates)).caFile;
process.env.GUILDHALL_CERTIFICATES = certificates;

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
