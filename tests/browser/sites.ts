/** A host as on an intranet. The browser is told that it is this machine; no name service is asked. */
const host = 'kb.test';

/** `crm` and `stranger` have the panel in a frame; operations named only the first. */
export const ports = { real: 47_831, sample: 47_832, crm: 47_833, stranger: 47_834 } as const;

export const sites = {
  host,
  /** The frozen corpus. */
  real: `http://${host}:${ports.real}/`,
  /** The sample corpus, whose entries no editor changes. */
  sample: `http://${host}:${ports.sample}/`,
  crm: `http://${host}:${ports.crm}`,
  stranger: `http://${host}:${ports.stranger}`,
  /** The same address for programs that know nothing of the host. */
  onLoopback: (url: string) => url.replace(host, '127.0.0.1'),
};
