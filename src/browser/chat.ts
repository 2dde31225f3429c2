/** What is known of the customer of now. It lasts as long as the tab, and is forgotten with one key. */
export interface Chat {
  /** Name of a slot → what was filled in. */
  slots: Record<string, string>;
  /** What the customer said, and the entry that was used for it. */
  said: { words: string; number: number } | null;
}

const key = 'chat';

/** Where storage is forbidden, this page remembers by itself. */
let own: Chat = { slots: {}, said: null };

export function readChat(): Chat {
  try {
    const { slots, said } = (JSON.parse(sessionStorage.getItem(key) ?? '{}') ?? {}) as Partial<Chat>;
    return { slots: { ...slots }, said: said ?? null };
  } catch {
    return own;
  }
}

export function keepInChat(part: Partial<Chat>): void {
  write({ ...readChat(), ...part });
}

export function forgetChat(): void {
  write({ slots: {}, said: null });
}

function write(chat: Chat): void {
  own = chat;
  try {
    sessionStorage.setItem(key, JSON.stringify(chat));
  } catch {
    // Storage may be forbidden.
  }
}
