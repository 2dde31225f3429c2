/** Tells the beacon what agents say of an entry. Loads only where operations have switched the beacon on. */
import type { Verdict } from '../usage/beacon-query.ts';
import { report } from './beacon.ts';

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-verdict]') : null;
  const number = button?.closest<HTMLElement>('[data-entry]')?.dataset['entry'];
  if (!button || !number) return;
  report('rate', { number: Number(number), verdict: button.dataset['verdict'] as Verdict });
  const thanks = document.createElement('p');
  thanks.className = 'hint';
  thanks.dataset['thanks'] = '';
  thanks.setAttribute('role', 'status');
  thanks.textContent = '谢谢，已经记下。';
  button.closest('.rating')?.replaceWith(thanks);
});
