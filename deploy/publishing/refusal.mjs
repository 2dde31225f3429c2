/** Why a command was not done, in Chinese, for whoever typed it. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {{ status?: number }} [options] `status`: 2 if the command itself is wrong
   */
  constructor(message, { status = 1 } = {}) {
    super(message);
    this.status = status;
  }
}
