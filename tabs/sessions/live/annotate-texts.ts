/** Beside a playbook, and loaded with it. */
export const ANNOTATE_IT = 'Annotate';
