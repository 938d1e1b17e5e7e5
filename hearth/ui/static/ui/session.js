// Warns before a session ends for want of use, and lets it be extended. Another tab may have been used since, so the
// server is asked before anybody is disturbed. Without this script nothing is lost either: what is sent too late is
// kept until its writer has signed in again.

const WARN = 120 // seconds before the end

export function watchSession(page) {
  const told = page.querySelector('meta[name="hearth-session"]')
  if (told) new Watch(page, told.dataset, Number(told.content)).wait()
}

class Watch {
  constructor(page, addresses, seconds) {
    this.page = page
    this.addresses = addresses
    this.seconds = seconds
    this.dialog = null
  }

  wait() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.look(), Math.max(this.seconds - WARN, 1) * 1000)
  }

  async look() {
    const seconds = await this.ask(this.addresses.left, "GET")
    if (seconds === null) return this.later()
    this.seconds = seconds
    if (seconds > WARN + 5) return this.wait()
    seconds > 0 ? this.warn() : this.tell(this.dialog ?? this.open(), ENDED)
  }

  later() {
    this.seconds = WARN + 30
    this.wait()
  }

  warn() {
    const dialog = this.open()
    this.tell(dialog, "You will be signed out in about two minutes, because nothing has been asked for a while.")
    dialog.querySelector("button").hidden = false
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.look(), Math.max(this.seconds, 5) * 1000 + 1000)
  }

  open() {
    if (this.dialog) return this.dialog
    const dialog = this.page.createElement("dialog")
    dialog.className = "hearth-session"
    dialog.setAttribute("aria-labelledby", "hearth-session-title")
    const title = this.page.createElement("h2")
    title.id = "hearth-session-title"
    title.className = "govuk-heading-m"
    title.textContent = "Are you still there?"
    const words = this.page.createElement("p")
    words.className = "govuk-body"
    const button = this.page.createElement("button")
    button.type = "button"
    button.className = "govuk-button"
    button.textContent = "Stay signed in"
    button.hidden = true
    button.addEventListener("click", () => this.stay())
    dialog.append(title, words, button)
    dialog.addEventListener("cancel", () => this.stay())
    this.page.body.append(dialog)
    this.dialog = dialog
    dialog.showModal()
    return dialog
  }

  tell(dialog, sentence) {
    dialog.querySelector("p").textContent = sentence
    dialog.querySelector("button").hidden = true
  }

  async stay() {
    const seconds = await this.ask(this.addresses.stay, "POST")
    if (seconds === null) return this.tell(this.dialog, ENDED)
    this.dialog.close()
    this.dialog.remove()
    this.dialog = null
    this.seconds = seconds
    this.wait()
  }

  // How many seconds are left; nothing when the server cannot be reached, or has signed them out.
  async ask(address, method) {
    const token = this.page.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? ""
    try {
      const answer = await fetch(address, { method, headers: { "X-CSRFToken": token }, redirect: "manual" })
      if (answer.type === "opaqueredirect") return method === "GET" ? 0 : null
      return answer.ok ? (await answer.json()).seconds : null
    } catch {
      return null
    }
  }
}

const ENDED = "You have been signed out. What you wrote is still on this page: send it, sign in, and it is there again."
