/**
 * Language and theme: this reader's, kept in the browser. Without storage (private windows) they hold for the visit.
 * The first render is always Chinese, as the page was written at build time; `start` then puts in the reader's choice.
 */
import type { Lang, Text } from '$engine';
import { en, type Words } from '../i18n/en.ts';
import { zh } from '../i18n/zh.ts';

export type Theme = 'system' | 'light' | 'dark';

const dictionaries: Readonly<Record<Lang, Words>> = { zh, en };
const tags: Readonly<Record<Lang, string>> = { zh: 'zh-CN', en: 'en' };
const nextTheme: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };

class Settings {
  #lang = $state<Lang>('zh');
  #theme = $state<Theme>('system');

  get lang(): Lang {
    return this.#lang;
  }

  get theme(): Theme {
    return this.#theme;
  }

  get words(): Words {
    return dictionaries[this.#lang];
  }

  /** For `lang` attributes and Intl. */
  get tag(): string {
    return tags[this.#lang];
  }

  /** What a link asks for goes before what was kept, and that before what the browser is set to. */
  start(linked: string | null): void {
    this.#lang = langOf(linked ?? kept('lang') ?? navigator.languages[0] ?? 'zh');
    const theme = kept('theme');
    this.#theme = theme === 'light' || theme === 'dark' ? theme : 'system';
    document.documentElement.lang = this.tag;
  }

  setLang(lang: Lang): void {
    this.#lang = lang;
    document.documentElement.lang = this.tag;
    keep('lang', lang);
  }

  turnTheme(): void {
    this.#theme = nextTheme[this.#theme];
    if (this.#theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.#theme;
    keep('theme', this.#theme);
  }
}

export const settings = new Settings();

/** Chinese of any kind is Chinese; every other language is better served by English. */
function langOf(tag: string): Lang {
  return tag.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** The reader's half of a text. */
export function say(text: Text): string {
  return text[settings.lang];
}

function kept(key: string): string | null {
  try {
    return localStorage.getItem(`suisuan.${key}`);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`suisuan.${key}`, value);
  } catch {
    // A refused storage loses only the memory of a choice that is in force already.
  }
}
