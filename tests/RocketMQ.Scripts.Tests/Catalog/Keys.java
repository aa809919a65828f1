import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.TreeMap;

/** Prints, for each class named, every key that RocketMQ's reader of properties files would set on it: class, key, type of the setter, default of a new object. */
public class Keys {
    public static void main(String[] names) throws Exception {
        for (String name : names) {
            Class<?> type;
            try {
                type = Class.forName(name);
            } catch (ClassNotFoundException e) {
                continue;
            }
            Object object = type.getDeclaredConstructor().newInstance();
            TreeMap<String, String> lines = new TreeMap<>();
            for (Method method : type.getMethods()) {
                if (!method.getName().startsWith("set") || method.getName().length() < 4 || method.getParameterCount() != 1) {
                    continue;
                }
                String key = method.getName().substring(3, 4).toLowerCase() + method.getName().substring(4);
                Class<?> parameter = method.getParameterTypes()[0];
                // Methods come in no order, and a key may have several: a text is taken by the one for texts.
                if (!lines.containsKey(key) || parameter == String.class || (parameter.isPrimitive() && !lines.get(key).startsWith("String"))) {
                    lines.put(key, parameter.getSimpleName() + "\t" + value(type, object, key));
                }
            }
            lines.forEach((key, rest) -> System.out.println(type.getSimpleName() + "\t" + key + "\t" + rest));
        }
    }

    private static String value(Class<?> type, Object object, String key) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            try {
                Field field = c.getDeclaredField(key);
                field.setAccessible(true);
                return String.valueOf(field.get(object)).replace('\n', ' ').replace('\t', ' ');
            } catch (ReflectiveOperationException e) {
                // Of a parent, or kept under another name.
            }
        }
        return "?";
    }
}
