import { FunctionAppError } from './function-app.ts';

/** The app settings of one function app. */
export class AppSettings {
  readonly #settings: Record<string, string>;

  constructor(settings: Record<string, string>) {
    this.#settings = settings;
  }

  /** Puts the settings into process.env; the returned function puts back what was there. */
  apply(): () => void {
    const settings = Object.entries(this.#settings);
    const before = settings.map(([name]) => process.env[name]);
    Object.assign(process.env, this.#settings);
    return () => {
      settings.forEach(([name, value], index) => {
        if (process.env[name] !== value) return;
        const former = before[index];
        if (former === undefined) delete process.env[name];
        else process.env[name] = former;
      });
    };
  }

  /** `%NAME%` in a binding stands for an app setting. */
  resolve(fn: string, value: unknown): string {
    return String(value ?? '').replace(/%([^%]+)%/g, (_, name: string) => {
      const found = this.#settings[name] ?? process.env[name];
      if (found === undefined)
        throw new FunctionAppError(`"${fn}" needs the app setting ${name}, which is not set`);
      return found;
    });
  }

  /** The connection string a binding names, `storage` being the one of AzureWebJobsStorage. */
  connection(fn: string, name: unknown, storage: string): string {
    const wanted = typeof name === 'string' && name ? name : 'AzureWebJobsStorage';
    if (wanted === 'AzureWebJobsStorage') return storage;
    const found = this.#settings[wanted] ?? this.#settings[`AzureWebJobs${wanted}`];
    if (found === undefined)
      throw new FunctionAppError(`"${fn}" needs the connection ${wanted}, which is not set`);
    return found;
  }
}
