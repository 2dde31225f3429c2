/** Puts a button beside each picture of a reply. Its code loads only where there is a picture. */
export function offerImageCopies(root: ParentNode): void {
  if (root.querySelector('[data-reply-text] img'))
    void import('./copy-image.ts').then(({ addImageButtons }) => addImageButtons(root));
}
