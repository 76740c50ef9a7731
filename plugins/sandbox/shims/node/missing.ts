/**
 * Stands in for what Node has and no page does: sockets, names, files, processes. nodemailer takes
 * parts of it when it loads and uses them when it connects, which only a transport of its own does.
 */
export default {};
