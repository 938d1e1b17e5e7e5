import { initAll } from "../vendor/govuk/govuk-frontend.min.js"
import { keepDrafts } from "./drafts.js"

initAll()
keepDrafts(document)
