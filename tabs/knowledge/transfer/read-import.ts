export { planImport, runImport } from './import-run.ts';
export { readFiles } from './plan.ts';
export { readChosen } from './read-folder.ts';
