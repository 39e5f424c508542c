/** Icons that Discourse brings itself; every other one a plugin has to register in its plugin.rb. */
export const CORE_ICONS = new Set(
  `
    a address-book address-card align-left anchor angle-down angle-left angle-right angle-up angles-down angles-left
    angles-right angles-up arrow-down arrow-left arrow-right arrow-rotate-left arrow-rotate-right arrow-up
    arrows-rotate asterisk at backward backward-fast backward-step ban bars bars-staggered bed bell bell-slash bold
    book book-open-reader bookmark box-archive briefcase bullseye calendar-days caret-down caret-left caret-right
    caret-up certificate chart-bar chart-pie check chevron-down chevron-left chevron-right chevron-up circle
    circle-check circle-chevron-down circle-exclamation circle-half-stroke circle-info circle-minus circle-plus
    circle-question circle-user circle-xmark clock clock-rotate-left cloud-arrow-down cloud-arrow-up code comment
    compress copy crosshairs cube desktop diagram-project download earth-americas ellipsis ellipsis-vertical
    envelope eye fab-android fab-apple fab-chrome fab-discord fab-facebook fab-facebook-square fab-github
    fab-instagram fab-linkedin-in fab-linux fab-markdown fab-threads fab-twitter
    fab-twitter-square fab-x-twitter fab-wikipedia-w fab-windows far-bell far-bell-slash far-calendar-plus
    far-chart-bar far-circle far-circle-dot far-clipboard far-clock far-comment far-comments far-copyright
    far-envelope far-eye far-eye-slash far-face-frown far-face-meh far-face-smile far-file-lines far-heart far-image
    far-moon far-pen-to-square far-rectangle-list far-square far-square-check far-star far-sun far-thumbs-down
    far-thumbs-up far-trash-can file file-lines filter flag flask folder folder-open font forward forward-fast
    forward-step gavel gear gift globe grip-lines hand-point-right handshake-angle hashtag heart hourglass-start
    house id-card image images inbox italic key keyboard language layer-group left-right link link-slash list
    list-check list-ol list-ul location-dot lock magnifying-glass magnifying-glass-minus magnifying-glass-plus
    microphone-slash minus mobile-screen-button moon paintbrush palette paper-plane pause pen pencil play plug plus
    power-off puzzle-piece question quote-left quote-right reply right-from-bracket right-left right-to-bracket
    robot rocket rotate screwdriver-wrench scroll share shield-halved shuffle signal sliders spinner square-check
    square-envelope square-full square-plus star sun table table-cells table-columns tag tags
    temperature-three-quarters thumbs-down thumbs-up thumbtack toggle-off toggle-on trash-can triangle-exclamation
    truck-medical unlock unlock-keyhole up-down up-right-from-square upload user user-check user-gear user-group
    user-pen user-plus user-secret user-shield user-xmark users wand-magic wrench xmark
  `
    .trim()
    .split(/\s+/)
);
