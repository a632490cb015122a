import { createContext, useContext } from 'react';
import type { App, Person } from '../api.ts';
import type { Settings } from '../place.ts';
import type { FrameSpec } from './context.ts';

export interface DialogRequest {
  title: string;
  url: string;
  width: number;
  height: number;
}

/** Whether the framed page submitted something, or the person closed the dialog. */
export interface DialogEnd {
  submitted: boolean;
  result?: unknown;
}

export interface PeopleRequest {
  title: string;
  /** oids */
  chosen: string[];
  single: boolean;
}

export interface ShareRequest {
  url: string;
  message: string;
}

/** What the whole workbench offers to its frames and pages. */
export interface Desk {
  app: App;
  tenantId: string;
  person: Person;
  people: Person[];
  settings: Settings;
  /** A fresh token for the app; an expired one once when that bad day was chosen. */
  token(client?: string, claims?: string): Promise<string>;
  /** Opens a link as Teams would; false when it is not one. */
  openLink(url: string): boolean;
  say(text: string): void;
  pickPeople(request: PeopleRequest): Promise<Person[] | undefined>;
  /** Ends with where the link went; undefined where the person chose nothing. */
  shareLink(request: ShareRequest): Promise<string | undefined>;
  showDialog(request: DialogRequest, opener: FrameSpec): Promise<DialogEnd>;
  /** Ends when it is closed. */
  showStageView(request: { title: string; url: string }, opener: FrameSpec): Promise<void>;
}

const DeskContext = createContext<Desk | undefined>(undefined);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('No desk here');
  return desk;
}
