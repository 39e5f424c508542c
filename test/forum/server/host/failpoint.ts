/** Tests only: with `COOP_FAILPOINT=name` this process is killed, as by the machine, when it comes to that step. */
export function failpoint(name: string): void {
  if (process.env["COOP_FAILPOINT"] === name) {
    process.kill(process.pid, "SIGKILL");
  }
}
