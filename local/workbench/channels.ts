import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a configuration page handed over in `pages.config.setConfig`. */
export interface TabConfig {
  entityId: string;
  contentUrl: string;
  suggestedDisplayName?: string;
  websiteUrl?: string;
  removeUrl?: string;
}

/** The tabs that were added to channels. A real Teams keeps them; so does this one when it is given a file. */
export class Channels {
  readonly #file: string | undefined;
  readonly #tabs: Map<string, TabConfig>;

  constructor(file?: string) {
    this.#file = file;
    this.#tabs = new Map(file ? read(file) : []);
  }

  tab(channelId: string): TabConfig | undefined {
    return this.#tabs.get(channelId);
  }

  configure(channelId: string, config: TabConfig): void {
    this.#tabs.set(channelId, config);
    this.#write();
  }

  remove(channelId: string): void {
    this.#tabs.delete(channelId);
    this.#write();
  }

  #write(): void {
    if (!this.#file) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    const temporary = `${this.#file}.${process.pid}.tmp`;
    writeFileSync(temporary, JSON.stringify([...this.#tabs]));
    renameSync(temporary, this.#file);
  }
}

function read(file: string): [string, TabConfig][] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as [string, TabConfig][];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
