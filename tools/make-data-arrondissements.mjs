// Centres of the municipal arrondissements of Paris and Lyon, to about half a kilometre, which GeoNames' list of towns lacks:
// INSEE code -> [latitude, longitude]. Of two woods, Boulogne and Vincennes, the centre of the built part of their arrondissements counts.
const numbered = (first, points) => points.map((point, index) => [String(first + index), point]);

export const arrondissement_points = Object.fromEntries([
    ...numbered(75101, [
        [48.863, 2.336], [48.868, 2.343], [48.863, 2.360], [48.854, 2.357], [48.844, 2.350], [48.849, 2.333], [48.856, 2.312],
        [48.873, 2.313], [48.877, 2.337], [48.876, 2.360], [48.859, 2.380], [48.840, 2.395], [48.828, 2.362], [48.829, 2.327],
        [48.840, 2.293], [48.860, 2.270], [48.887, 2.307], [48.892, 2.348], [48.887, 2.385], [48.863, 2.401],
    ]),
    ...numbered(69381, [
        [45.770, 4.829], [45.749, 4.826], [45.753, 4.869], [45.779, 4.825], [45.757, 4.803], [45.773, 4.852], [45.735, 4.838],
        [45.734, 4.871], [45.781, 4.807],
    ]),
]);
