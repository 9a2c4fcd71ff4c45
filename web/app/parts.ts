import type { ComponentType } from 'react';
import type { Permission } from '#core/people/permissions.ts';
import type { Outdates } from './live/outdates.ts';

type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>;

/** One entry of the navigation on the left. */
export interface Section {
  to: string;
  label: string;
  icon: Icon;
  /** Without it the section is not shown. */
  permission?: Permission;
  /** With it the section is not shown: something larger is. */
  unless?: Permission;
  /** Pressed after `g`: `g i` opens the inbox. */
  key: string;
  /** A small number behind the label, such as conversations that wait for me. */
  Count?: ComponentType;
}

/** Something that the spotlight offers. */
export interface SpotlightItem {
  id: string;
  label: string;
  description?: string;
  icon?: Icon;
  group: string;
  /** The key that does the same. */
  keys?: string;
  open(): void;
}

export interface SpotlightContext {
  go(to: string): void;
  may(permission: Permission): boolean;
  signal: AbortSignal;
}

/** What a domain adds to the console besides its pages. */
export interface ConsolePart {
  sections?: readonly Section[];
  /** Tells in the navigation what is new for this person. */
  Notices?: ComponentType;
  /** Stands in the menu of the signed-in person. */
  Mine?: ComponentType;
  /** Live events that make answers old, see `Outdates`. */
  outdates?: Outdates;
  /** Finds things by words typed into the spotlight (two letters or more). */
  search?: (words: string, context: SpotlightContext) => Promise<SpotlightItem[]>;
  /** Things to do that are always offered. */
  actions?: (context: SpotlightContext) => SpotlightItem[];
}

let installed: readonly ConsolePart[] = [];

/** Called once by main.tsx, before anything is drawn. */
export function installParts(parts: readonly ConsolePart[]): void {
  installed = parts;
}

export function installedParts(): readonly ConsolePart[] {
  return installed;
}
