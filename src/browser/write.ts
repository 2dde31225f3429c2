/** The code of /write/ is large, so it comes after the page has been shown. */
const root = document.querySelector<HTMLElement>('[data-write]');
if (root)
  void import('./write/no-eval.ts')
    .then(() => import('./write/mount.ts'))
    .then(({ mountWriting }) => mountWriting(root));
